create table attention (
    what text not null,
    id text not null,
    until_day text not null,
    on_day text not null,
    written_by text not null,
    primary key (what, id)
);

create table reminder (
    number bigint primary key,
    matter text not null unique
);

create table telling (
    destination text not null,
    recipient text not null,
    matter text not null,
    stage text not null,
    due_on text not null,
    is_expected bigint not null,
    told_on text not null,
    primary key (destination, recipient, matter, stage)
);

create table delivery (
    id text primary key,
    destination text not null,
    recipient text not null,
    claimed_at text not null,
    lease_until text not null,
    delivered_at text not null,
    failed text not null,
    attempts bigint not null,
    document text not null
);

create index delivery_by_addressee on delivery (destination, recipient, delivered_at);

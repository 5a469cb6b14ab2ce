create table migration (
    number bigint primary key,
    name text not null,
    version text not null
);

create table step (
    number bigint primary key,
    at text not null,
    written_by text not null,
    undoes bigint not null,
    first_seq bigint not null,
    undone_by bigint,
    checksum bigint not null
);

create table event (
    seq bigint primary key,
    id text not null,
    step bigint not null,
    at text not null,
    on_day text not null,
    written_by text not null,
    kind text not null,
    film text,
    entry text,
    body text not null,
    checksum bigint not null
);

create index event_by_id on event (id);

create index event_by_film on event (film, kind);

create index event_by_entry on event (entry, seq);

create table film (
    id text primary key,
    opened bigint not null,
    names text not null,
    document text not null
);

create index film_by_age on film (opened);

create table entry (
    number bigint primary key,
    id text not null unique,
    film text not null,
    festival text not null,
    edition bigint not null,
    section text not null,
    platform text not null,
    status text not null,
    is_open bigint not null,
    is_missing bigint not null,
    submitted_on text not null,
    answer_due_on text not null,
    updated_at text not null,
    document text not null
);

create index entry_by_film on entry (film, festival, edition);

create index entry_by_festival on entry (festival, edition);

create index entry_by_status on entry (status, number);

create index entry_by_answer on entry (is_open, answer_due_on, number);

create index entry_by_news on entry (is_open, updated_at, number);

create index entry_by_submission on entry (submitted_on, number);

create table counter (
    name text primary key,
    value bigint not null
);

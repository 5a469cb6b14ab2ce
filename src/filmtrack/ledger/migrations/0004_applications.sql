create table application (
    id text primary key,
    opened bigint not null,
    film text not null,
    scheme text not null,
    document text not null
);

create index application_by_film on application (film, opened);

create index application_by_scheme on application (scheme, opened);

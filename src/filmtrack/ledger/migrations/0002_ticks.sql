create table tick (
    film text not null,
    item text not null,
    place text not null,
    document text not null,
    primary key (film, item, place)
);

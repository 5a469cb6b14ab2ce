pragma application_id = 1718905649;
pragma user_version = 4;
BEGIN TRANSACTION;
CREATE TABLE application (
    id text primary key,
    opened bigint not null,
    film text not null,
    scheme text not null,
    document text not null
);
INSERT INTO "application" VALUES('night-bus/nae/2027/clermont-ferrand/2027',23,'night-bus','nae','{"applicants":[{"name":"Chan","permanent_id":true,"right_of_abode":true}],"asked":"40000.00 HKD","by":"ann","decided_by":"panel","edition":2027,"entry":"night-bus/clermont-ferrand/2027/international","festival":"clermont-ferrand","festival_name":"Clermont-Ferrand","film":"night-bus","granted":"32000.00 HKD","history":[{"at":"2026-11-22T08:30:00Z","by":"ann","on":"2026-11-22","seq":23,"status":"planned"},{"at":"2026-11-22T08:30:00Z","by":"bob","on":"2026-11-22","seq":24,"status":"applied"},{"at":"2026-11-22T08:30:00Z","by":"ann","on":"2026-11-22","seq":25,"status":"granted"}],"id":"night-bus/nae/2027/clermont-ferrand/2027","judged":"eligible","notes":[{"at":"2026-11-22T08:30:00Z","by":"ann","on":"2026-11-22","text":"ask Lee"}],"receipts":[{"by":"ann","money":"12000.00 HKD","on":"2026-11-22","what":"air ticket"}],"round":"2027","scheme":"nae","scheme_name":"New Action Express","updated_at":"2026-11-22T08:30:00Z"}');
CREATE TABLE attention (
    what text not null,
    id text not null,
    until_day text not null,
    on_day text not null,
    written_by text not null,
    primary key (what, id)
);
INSERT INTO "attention" VALUES('festival','uppsala','','2026-11-22','ann');
INSERT INTO "attention" VALUES('film','night-bus','','2026-11-22','ann');
INSERT INTO "attention" VALUES('reminder','uppsala/2027/regular','','2026-11-22','ann');
INSERT INTO "attention" VALUES('reminder','uppsala/2027/late','2026-12-01','2026-11-22','ann');
CREATE TABLE counter (
    name text primary key,
    value bigint not null
);
INSERT INTO "counter" VALUES('number',1);
INSERT INTO "counter" VALUES('selected',1);
CREATE TABLE delivery (
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
INSERT INTO "delivery" VALUES('<1@example.org>','mail','ann@example.org','2026-11-22T08:30:00Z','2026-11-22T08:40:00Z','2026-11-22T08:30:00Z','',1,'{"html":"","lines":1,"subject":"1 due","tellings":[["uppsala/2027/regular","30","2026-12-22",0,"2026-11-22"]],"text":"1 due\n"}');
CREATE TABLE entry (
    number integer primary key,
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
INSERT INTO "entry" VALUES(1,'night-bus/clermont-ferrand/2027/international','night-bus','clermont-ferrand',2027,'international','Short Film Depot','selected',0,0,'2026-09-02','9999-12-31','2026-11-22T08:30:00Z','{"by":"ann","costs":[{"by":"ann","money":"1200.00 HKD","on":"2027-01-05","what":"travel"}],"edition":2027,"fee":"13.00 EUR","festival":"clermont-ferrand","film":"night-bus","history":[{"at":"2026-11-22T08:30:00Z","by":"ann","on":"2026-09-01","seq":2,"status":"planned"},{"at":"2026-11-22T08:30:00Z","by":"bob","on":"2026-09-02","seq":3,"status":"submitted"},{"at":"2026-11-22T08:30:00Z","by":"ann","on":"2026-12-10","seq":4,"status":"selected","word":"Sélectionné"}],"id":"night-bus/clermont-ferrand/2027/international","income":[{"by":"ann","money":"500.00 EUR","on":"2027-02-06","what":"prize"}],"notes":[{"at":"2026-11-22T08:30:00Z","by":"ann","on":"2026-09-01","text":"ask Lee"}],"number":1,"platform":"Short Film Depot","section":"international","terms":{"closes_at":"2026-09-24T21:59:00Z","day":"2026-09-24","deadline":"regular","fee":"13.00 EUR","festival_name":"Clermont","tier":"regular","time":"23:59","timezone":"Europe/Paris","zone_data":"2026.6"},"updated_at":"2026-11-22T08:30:00Z"}');
CREATE TABLE event (
    seq integer primary key,
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
INSERT INTO "event" VALUES(1,'01a20260-5f40-7969-bd42-1bdc08ac11db',1,'2026-11-22T08:30:00Z','2026-11-22','ann','film-added','night-bus',NULL,'{"completed":"2026-05-14","film":"night-bus","languages":[],"links":[{"password_at":"the safe","url":"https://example.org/f"}],"other_titles":["夜車"],"owners":[{"name":"Chan","permanent_id":true}],"people":[{"birth_year":1999,"name":"Lee","nationalities":["HK"]}],"runtime_seconds":870,"title":"Night Bus"}',1569327556);
INSERT INTO "event" VALUES(2,'01a20260-5f40-7a89-ba22-84d92f2d4c2d',2,'2026-11-22T08:30:00Z','2026-09-01','ann','entry-planned','night-bus','night-bus/clermont-ferrand/2027/international','{"edition":2027,"entry":"night-bus/clermont-ferrand/2027/international","festival":"clermont-ferrand","film":"night-bus","note":"ask Lee","number":1,"section":"international","terms":{"closes_at":"2026-09-24T21:59:00Z","day":"2026-09-24","deadline":"regular","fee":"13.00 EUR","festival_name":"Clermont","tier":"regular","time":"23:59","timezone":"Europe/Paris","zone_data":"2026.6"}}',2501697592);
INSERT INTO "event" VALUES(3,'01a20260-5f40-7c82-a4c1-b143232903af',3,'2026-11-22T08:30:00Z','2026-09-02','bob','entry-submitted','night-bus','night-bus/clermont-ferrand/2027/international','{"edition":2027,"entry":"night-bus/clermont-ferrand/2027/international","fee":"13.00 EUR","festival":"clermont-ferrand","film":"night-bus","missing":["film"],"number":1,"platform":"Short Film Depot","section":"international","terms":{"closes_at":"2026-09-24T21:59:00Z","day":"2026-09-24","deadline":"regular","fee":"13.00 EUR","festival_name":"Clermont","tier":"regular","time":"23:59","timezone":"Europe/Paris","zone_data":"2026.6"}}',4199766394);
INSERT INTO "event" VALUES(4,'01a20260-5f40-7ea7-8d8f-9b96e51caae9',4,'2026-11-22T08:30:00Z','2026-12-10','ann','entry-updated','night-bus','night-bus/clermont-ferrand/2027/international','{"entry":"night-bus/clermont-ferrand/2027/international","film":"night-bus","set":{"missing":[]},"status":"selected","word":"Sélectionné"}',552975364);
INSERT INTO "event" VALUES(5,'01a20260-5f40-7b97-a748-9f2bd2ea5b34',5,'2026-11-22T08:30:00Z','2027-01-05','ann','cost-noted','night-bus','night-bus/clermont-ferrand/2027/international','{"entry":"night-bus/clermont-ferrand/2027/international","film":"night-bus","money":"1200.00 HKD","what":"travel"}',3787769103);
INSERT INTO "event" VALUES(6,'01a20260-5f40-7377-91ff-19152fd71837',5,'2026-11-22T08:30:00Z','2027-02-06','ann','income-noted','night-bus','night-bus/clermont-ferrand/2027/international','{"entry":"night-bus/clermont-ferrand/2027/international","film":"night-bus","money":"500.00 EUR","what":"prize"}',600897460);
INSERT INTO "event" VALUES(7,'01a20260-5f40-79f0-89c3-51572a231c93',6,'2026-11-22T08:30:00Z','2027-02-01','ann','film-screened','night-bus','night-bus/clermont-ferrand/2027/international','{"entry":"night-bus/clermont-ferrand/2027/international","film":"night-bus","screening":{"country":"FR","event":"Clermont","on":"2027-02-01"}}',3273343011);
INSERT INTO "event" VALUES(8,'01a20260-5f40-72bb-8505-c7cce36844c3',7,'2026-11-22T08:30:00Z','2026-11-22','ann','film-edited','night-bus',NULL,'{"film":"night-bus","set":{"tags":["client"]}}',2852040020);
INSERT INTO "event" VALUES(9,'01a20260-5f40-7b51-929a-3095ab681df1',8,'2026-11-22T08:30:00Z','2026-11-22','ann','undone',NULL,NULL,'{"undoes":7}',3887913691);
INSERT INTO "event" VALUES(10,'01a20260-5f40-7cb4-bd9f-d837c3caab5f',9,'2026-11-22T08:30:00Z','2026-11-22','ann','from-a-later-version','night-bus',NULL,'{"film":"night-bus","x":[1,{"y":true}]}',2634116453);
INSERT INTO "event" VALUES(11,'01a20260-5f40-7df3-bd84-9dc03fc383c6',10,'2026-11-22T08:30:00Z','2026-11-22','ann','ticked','night-bus',NULL,'{"expires_on":"2027-01-01","file":{"codecs":["a"],"format":"SRT","modified_ns":1796000000000000001,"path":"/films/fr.srt","seconds":861,"sha256":"abababababababababababababababababababababababababababababababab","size":1200,"words":210},"film":"night-bus","item":"subtitles:fr","note":"by Lee"}',784358610);
INSERT INTO "event" VALUES(12,'01a20260-5f40-7782-905f-bb572c12d22f',10,'2026-11-22T08:30:00Z','2026-11-22','ann','ticked','night-bus','night-bus/clermont-ferrand/2027/international','{"edition":2027,"entry":"night-bus/clermont-ferrand/2027/international","festival":"clermont-ferrand","film":"night-bus","item":"fee","section":"international"}',392604527);
INSERT INTO "event" VALUES(13,'01a20260-5f40-760f-b13e-301e73170f67',11,'2026-11-22T08:30:00Z','2026-11-22','bob','ticked','night-bus',NULL,'{"film":"night-bus","item":"stills"}',2980982739);
INSERT INTO "event" VALUES(14,'01a20260-5f40-7e69-aa35-24e6efaf2634',12,'2026-11-22T08:30:00Z','2026-11-22','ann','unticked','night-bus',NULL,'{"film":"night-bus","item":"stills"}',1730760213);
INSERT INTO "event" VALUES(15,'01a20260-5f40-7ff8-a817-31564f04c1ae',13,'2026-11-22T08:30:00Z','2026-11-22','ann','unticked','night-bus',NULL,'{"edition":2027,"festival":"clermont-ferrand","film":"night-bus","item":"fee","section":"international"}',3409899914);
INSERT INTO "event" VALUES(16,'01a20260-5f40-7d60-bd50-3ed6d18cb03c',14,'2026-11-22T08:30:00Z','2026-11-22','ann','undone',NULL,NULL,'{"undoes":13}',1541196758);
INSERT INTO "event" VALUES(17,'01a20260-5f40-7bdf-aaf3-ae0e6ea60b1a',15,'2026-11-22T08:30:00Z','2026-11-22','ann','watched',NULL,NULL,'{"festival":"uppsala"}',2035256354);
INSERT INTO "event" VALUES(18,'01a20260-5f40-770d-bab4-5708c31123a2',15,'2026-11-22T08:30:00Z','2026-11-22','ann','watched','night-bus',NULL,'{"film":"night-bus"}',3996669506);
INSERT INTO "event" VALUES(19,'01a20260-5f40-7db2-b620-d92ea9cf2946',16,'2026-11-22T08:30:00Z','2026-11-22','bob','watched',NULL,NULL,'{"scheme":"nae"}',4218777090);
INSERT INTO "event" VALUES(20,'01a20260-5f40-7d91-88aa-0647c81df94f',17,'2026-11-22T08:30:00Z','2026-11-22','ann','unwatched',NULL,NULL,'{"scheme":"nae"}',2311427865);
INSERT INTO "event" VALUES(21,'01a20260-5f40-73d7-96c3-cb4c6bc78b86',18,'2026-11-22T08:30:00Z','2026-11-22','ann','reminder-done',NULL,NULL,'{"matter":"uppsala/2027/regular"}',3490721591);
INSERT INTO "event" VALUES(22,'01a20260-5f40-7aab-9068-e3c5e9bc3fcf',19,'2026-11-22T08:30:00Z','2026-11-22','ann','reminder-snoozed',NULL,NULL,'{"matter":"uppsala/2027/late","until":"2026-12-01"}',1349804915);
INSERT INTO "event" VALUES(23,'01a20260-5f40-7f86-a2e5-c561c959db12',20,'2026-11-22T08:30:00Z','2026-11-22','ann','application-planned','night-bus','night-bus/clermont-ferrand/2027/international','{"applicants":[{"name":"Chan","permanent_id":true,"right_of_abode":true}],"application":"night-bus/nae/2027/clermont-ferrand/2027","asked":"40000.00 HKD","edition":2027,"entry":"night-bus/clermont-ferrand/2027/international","festival":"clermont-ferrand","festival_name":"Clermont-Ferrand","film":"night-bus","judged":"eligible","note":"ask Lee","round":"2027","scheme":"nae","scheme_name":"New Action Express"}',2104395908);
INSERT INTO "event" VALUES(24,'01a20260-5f40-7328-a972-2820a313875a',21,'2026-11-22T08:30:00Z','2026-11-22','bob','application-made','night-bus','night-bus/clermont-ferrand/2027/international','{"applicants":[{"name":"Chan","permanent_id":true,"right_of_abode":true}],"application":"night-bus/nae/2027/clermont-ferrand/2027","asked":"40000.00 HKD","edition":2027,"entry":"night-bus/clermont-ferrand/2027/international","festival":"clermont-ferrand","festival_name":"Clermont-Ferrand","film":"night-bus","judged":"eligible","round":"2027","scheme":"nae","scheme_name":"New Action Express"}',1444268697);
INSERT INTO "event" VALUES(25,'01a20260-5f40-74a9-b15b-26d20f7f154a',22,'2026-11-22T08:30:00Z','2026-11-22','ann','application-updated','night-bus','night-bus/clermont-ferrand/2027/international','{"application":"night-bus/nae/2027/clermont-ferrand/2027","entry":"night-bus/clermont-ferrand/2027/international","film":"night-bus","set":{"decided_by":"panel","granted":"32000.00 HKD"},"status":"granted"}',1018034666);
INSERT INTO "event" VALUES(26,'01a20260-5f40-7aca-bfd6-10aea8f3944a',22,'2026-11-22T08:30:00Z','2026-11-22','ann','receipt-noted','night-bus','night-bus/clermont-ferrand/2027/international','{"application":"night-bus/nae/2027/clermont-ferrand/2027","entry":"night-bus/clermont-ferrand/2027/international","film":"night-bus","money":"12000.00 HKD","what":"air ticket"}',3692085672);
CREATE TABLE film (
    id text primary key,
    opened bigint not null,
    names text not null,
    document text not null
);
INSERT INTO "film" VALUES('night-bus',1,'["Night Bus","夜車"]','{"completed":"2026-05-14","id":"night-bus","languages":[],"links":[{"password_at":"the safe","url":"https://example.org/f"}],"other_titles":["夜車"],"owners":[{"name":"Chan","permanent_id":true}],"people":[{"birth_year":1999,"name":"Lee","nationalities":["HK"]}],"runtime_seconds":870,"screenings":[{"country":"FR","entry":"night-bus/clermont-ferrand/2027/international","event":"Clermont","on":"2027-02-01"}],"title":"Night Bus"}');
CREATE TABLE migration (
    number integer primary key,
    name text not null,
    version text not null
);
INSERT INTO "migration" VALUES(1,'0001_films_and_entries','0.1.0');
INSERT INTO "migration" VALUES(2,'0002_ticks','0.1.0');
INSERT INTO "migration" VALUES(3,'0003_attention_and_deliveries','0.1.0');
INSERT INTO "migration" VALUES(4,'0004_applications','0.1.0');
CREATE TABLE reminder (
    number integer primary key,
    matter text not null unique
);
INSERT INTO "reminder" VALUES(1,'uppsala/2027/regular');
INSERT INTO "reminder" VALUES(2,'uppsala/2027/late');
CREATE TABLE step (
    number integer primary key,
    at text not null,
    written_by text not null,
    undoes bigint not null,
    first_seq bigint not null,
    undone_by bigint,
    checksum bigint not null
);
INSERT INTO "step" VALUES(1,'2026-11-22T08:30:00Z','ann',0,1,NULL,3498156494);
INSERT INTO "step" VALUES(2,'2026-11-22T08:30:00Z','ann',0,2,NULL,220845420);
INSERT INTO "step" VALUES(3,'2026-11-22T08:30:00Z','bob',0,3,NULL,2030707403);
INSERT INTO "step" VALUES(4,'2026-11-22T08:30:00Z','ann',0,4,NULL,1829255785);
INSERT INTO "step" VALUES(5,'2026-11-22T08:30:00Z','ann',0,5,NULL,644868599);
INSERT INTO "step" VALUES(6,'2026-11-22T08:30:00Z','ann',0,7,NULL,2361437635);
INSERT INTO "step" VALUES(7,'2026-11-22T08:30:00Z','ann',0,8,8,538923866);
INSERT INTO "step" VALUES(8,'2026-11-22T08:30:00Z','ann',1,9,NULL,3683565250);
INSERT INTO "step" VALUES(9,'2026-11-22T08:30:00Z','ann',0,10,NULL,4293457855);
INSERT INTO "step" VALUES(10,'2026-11-22T08:30:00Z','ann',0,11,NULL,1459955452);
INSERT INTO "step" VALUES(11,'2026-11-22T08:30:00Z','bob',0,13,NULL,3906364205);
INSERT INTO "step" VALUES(12,'2026-11-22T08:30:00Z','ann',0,14,NULL,983565265);
INSERT INTO "step" VALUES(13,'2026-11-22T08:30:00Z','ann',0,15,14,1128323990);
INSERT INTO "step" VALUES(14,'2026-11-22T08:30:00Z','ann',1,16,NULL,1245869950);
INSERT INTO "step" VALUES(15,'2026-11-22T08:30:00Z','ann',0,17,NULL,2334050396);
INSERT INTO "step" VALUES(16,'2026-11-22T08:30:00Z','bob',0,19,NULL,548671492);
INSERT INTO "step" VALUES(17,'2026-11-22T08:30:00Z','ann',0,20,NULL,597221278);
INSERT INTO "step" VALUES(18,'2026-11-22T08:30:00Z','ann',0,21,NULL,186069943);
INSERT INTO "step" VALUES(19,'2026-11-22T08:30:00Z','ann',0,22,NULL,2633599708);
INSERT INTO "step" VALUES(20,'2026-11-22T08:30:00Z','ann',0,23,NULL,1530469548);
INSERT INTO "step" VALUES(21,'2026-11-22T08:30:00Z','bob',0,24,NULL,2491461106);
INSERT INTO "step" VALUES(22,'2026-11-22T08:30:00Z','ann',0,25,NULL,2945804347);
CREATE TABLE telling (
    destination text not null,
    recipient text not null,
    matter text not null,
    stage text not null,
    due_on text not null,
    is_expected bigint not null,
    told_on text not null,
    primary key (destination, recipient, matter, stage)
);
INSERT INTO "telling" VALUES('mail','ann@example.org','uppsala/2027/regular','30','2026-12-22',0,'2026-11-22');
CREATE TABLE tick (
    film text not null,
    item text not null,
    place text not null,
    document text not null,
    primary key (film, item, place)
);
INSERT INTO "tick" VALUES('night-bus','fee','clermont-ferrand/2027/international','{"at":"2026-11-22T08:30:00Z","by":"ann","edition":2027,"festival":"clermont-ferrand","film":"night-bus","item":"fee","on":"2026-11-22","section":"international"}');
INSERT INTO "tick" VALUES('night-bus','subtitles:fr','','{"at":"2026-11-22T08:30:00Z","by":"ann","expires_on":"2027-01-01","file":{"codecs":["a"],"format":"SRT","modified_ns":1796000000000000001,"path":"/films/fr.srt","seconds":861,"sha256":"abababababababababababababababababababababababababababababababab","size":1200,"words":210},"film":"night-bus","item":"subtitles:fr","note":"by Lee","on":"2026-11-22"}');
CREATE INDEX event_by_id on event (id);
CREATE INDEX event_by_film on event (film, kind);
CREATE INDEX event_by_entry on event (entry, seq);
CREATE INDEX film_by_age on film (opened);
CREATE INDEX entry_by_film on entry (film, festival, edition);
CREATE INDEX entry_by_festival on entry (festival, edition);
CREATE INDEX entry_by_status on entry (status, number);
CREATE INDEX entry_by_answer on entry (is_open, answer_due_on, number);
CREATE INDEX entry_by_news on entry (is_open, updated_at, number);
CREATE INDEX entry_by_submission on entry (submitted_on, number);
CREATE INDEX delivery_by_addressee on delivery (destination, recipient, delivered_at);
CREATE INDEX application_by_film on application (film, opened);
CREATE INDEX application_by_scheme on application (scheme, opened);
COMMIT;

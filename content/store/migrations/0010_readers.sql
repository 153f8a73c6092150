-- Not every index holds what is still being written: the one that visitors ask is not told of it.
alter table reader add column reads_work bigint not null default 1;
update reader set reads_work = 0 where name = 'local';

-- Photographs: what is known of each file, who brought it, and which items show it.

-- id is the SHA-256 of the file as it came. turn grows with every change: who remembers the last one sees what is new.
-- tries counts how often somebody began to unpack it: a file that ends the program at each try is known by that.
create table picture (
    id text not null primary key,
    media_type text not null,
    bytes bigint not null,
    width bigint not null,
    height bigint not null,
    lon double precision,
    lat double precision,
    thumbhash text,
    state text not null,
    reason text,
    tries bigint not null,
    turn bigint not null
);

create index picture_by_state on picture (state, tries, turn);

create index picture_by_turn on picture (turn);

-- Two organisations may bring the same file; each finds it among its own.
create table picture_upload (
    picture_id text not null references picture (id),
    owner text not null references item (id),
    uploaded_by text not null,
    uploaded_at text not null,
    file_name text not null,
    primary key (picture_id, owner)
);

create index picture_upload_by_owner on picture_upload (owner, uploaded_at);

-- Lifted out of the items' documents. A picture that an import names need not be there yet.
-- The focus counts in hundredths of width and height.
create table picture_use (
    item_id text not null references item (id),
    position bigint not null,
    picture_id text not null,
    focus_x bigint not null,
    focus_y bigint not null,
    primary key (item_id, position)
);

create index picture_use_by_picture on picture_use (picture_id);

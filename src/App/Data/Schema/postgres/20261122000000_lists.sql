create table customer_words (
    word text collate "C" not null,
    customer_id uuid not null references customers (id),
    primary key (word, customer_id)
);
create index words_of_customer on customer_words (customer_id, word);

create index promises_of_owner on promises (owner_id, id);
create index promises_of_area on promises (area_id, id);
create index owed_promises_of_area on promises (area_id, due, id) where owed;
create index closed_cases on cases (id) where closed_at is not null;
create index closed_cases_of_owner on cases (owner_id, id) where closed_at is not null;
create index closed_cases_of_area on cases (area_id, id) where closed_at is not null;
create index open_cases_of_area on cases (area_id, id) where closed_at is null;

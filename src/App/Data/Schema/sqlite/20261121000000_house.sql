create table facts (
    id blob primary key,
    at integer not null,
    recorded_at integer not null,
    by_kind text not null,
    by_id blob,
    provenance text not null,
    subject_kind text not null,
    subject_id blob not null,
    version integer not null,
    kind text not null,
    body text not null,
    unique (subject_kind, subject_id, version)
) without rowid;

create table unsealed (fact_id blob primary key references facts (id)) without rowid;

create trigger facts_wait_for_their_seal after insert on facts
begin insert into unsealed (fact_id) values (new.id); end;

create table signing_keys (
    id text primary key,
    public_key text not null,
    added_at integer not null
);

create table seals (
    number integer primary key,
    first_place integer not null unique,
    last_place integer not null unique,
    at integer not null,
    root text not null,
    previous text not null unique,
    hash text not null unique,
    key_id text not null references signing_keys (id),
    signature text not null,
    check (last_place >= first_place)
);

create table fact_places (
    place integer primary key,
    fact_id blob not null unique references facts (id),
    seal_number integer not null references seals (number)
);

create trigger facts_are_not_changed before update on facts begin select raise(abort, 'facts are not changed'); end;
create trigger facts_are_not_removed before delete on facts begin select raise(abort, 'facts are not removed'); end;
create trigger seals_are_not_changed before update on seals begin select raise(abort, 'seals are not changed'); end;
create trigger seals_are_not_removed before delete on seals begin select raise(abort, 'seals are not removed'); end;
create trigger places_are_not_changed before update on fact_places begin select raise(abort, 'places are not changed'); end;
create trigger places_are_not_removed before delete on fact_places begin select raise(abort, 'places are not removed'); end;

create table texts (
    id blob primary key,
    salt blob not null,
    text text not null,
    subject_kind text not null,
    subject_id blob not null
) without rowid;
create index texts_of_subject on texts (subject_kind, subject_id);

create table numbers (name text primary key, last integer not null) without rowid;
insert into numbers values ('promise', 1000), ('case', 300), ('customer', 100);

create table organisation (
    id blob primary key,
    version integer not null,
    name text not null,
    zone text not null
);

create table calendars (
    id blob primary key,
    calendar_id blob not null,
    key text not null,
    version integer not null,
    terms text not null,
    set_at integer not null,
    unique (key, version),
    unique (calendar_id, version)
);

create table areas (
    id blob primary key,
    version integer not null,
    key text not null unique,
    name text not null,
    calendar text not null,
    parent_id blob references areas (id),
    lead_id blob references people (id) deferrable initially deferred
);

create table people (
    id blob primary key,
    version integer not null,
    name_id blob not null,
    name text not null,
    email_id blob,
    email text,
    role text not null,
    area_id blob not null references areas (id),
    active integer not null,
    off_duty integer not null,
    off_duty_until integer,
    deputy_id blob references people (id),
    unique (id, active)
);

create table customers (
    id blob primary key,
    version integer not null,
    number integer not null unique,
    name_id blob not null,
    name text not null,
    email_id blob,
    email text,
    phone_id blob,
    phone text,
    zone text,
    language text,
    folded text not null
);
create index customers_by_name on customers (folded, id);

create table cases (
    id blob primary key,
    version integer not null,
    number integer not null unique,
    customer_id blob not null references customers (id),
    area_id blob not null references areas (id),
    owner_id blob not null,
    subject_id blob not null,
    words_id blob not null,
    channel text not null,
    opened_at integer not null,
    closed_at integer,
    owner_must_be_active integer generated always as (case when closed_at is null then 1 end) stored,
    foreign key (owner_id) references people (id),
    foreign key (owner_id, owner_must_be_active) references people (id, active)
);
create index cases_of_customer on cases (customer_id, id);
create index open_cases_of_owner on cases (owner_id, id) where closed_at is null;
create index open_cases on cases (id) where closed_at is null;

create table messages (
    id blob primary key,
    case_id blob not null references cases (id),
    kind text not null,
    text_id blob not null,
    channel text not null,
    said_at integer not null
);
create index messages_of_case on messages (case_id, id);

create table promises (
    id blob primary key,
    number integer not null unique,
    version integer not null,
    recipient text not null,
    customer_id blob references customers (id),
    colleague_id blob references people (id),
    case_id blob references cases (id),
    area_id blob not null references areas (id),
    words_id blob not null,
    kind text not null,
    channel text not null,
    from_at integer,
    due integer not null,
    target integer,
    calendar_id blob not null references calendars (id),
    zone text not null,
    reckoning text not null,
    replaces_id blob references promises (id),
    made_at integer not null,
    remind_at integer not null,
    check_at integer not null,
    escalate_first integer not null,
    escalate_every integer not null,
    owner_id blob not null,
    doer_id blob not null references people (id),
    verdict text not null,
    verdict_at integer,
    made_good_at integer,
    corrected text,
    owed integer not null,
    disputed integer not null,
    acknowledged_at integer,
    reminded_at integer,
    checked_at integer,
    escalations integer not null,
    escalated_at integer,
    next_step text,
    next_step_at integer,
    generation integer not null,
    provenance text not null,
    lane blob,
    owner_must_be_active integer generated always as (case when owed then 1 end) stored,
    foreign key (owner_id) references people (id),
    foreign key (owner_id, owner_must_be_active) references people (id, active),
    check ((recipient = 'Customer') = (customer_id is not null)),
    check ((recipient = 'Colleague') = (colleague_id is not null)),
    check ((verdict = 'Open') = (verdict_at is null)),
    check (verdict <> 'Open' or owed)
);
create index owed_promises_of_owner on promises (owner_id, due, id) where owed;
create index owed_promises_of_doer on promises (doer_id, due, id) where owed;
create index owed_promises on promises (due, id) where owed;
create index promises_of_case on promises (case_id, id) where case_id is not null;
create index promises_of_customer on promises (customer_id, id) where customer_id is not null;
create index promises_replacing on promises (replaces_id) where replaces_id is not null;

create table due_events (
    subject_kind text not null,
    subject_id blob not null,
    step text not null,
    generation integer not null,
    due_at integer not null,
    run_at integer not null,
    tries integer not null default 0,
    stuck_at integer,
    problem text,
    lane blob,
    primary key (subject_kind, subject_id, step, generation)
) without rowid;
create index due_events_to_run on due_events (run_at) where lane is null and stuck_at is null;
create index due_events_of_lane on due_events (lane, run_at) where lane is not null;
create index due_events_stuck on due_events (stuck_at) where stuck_at is not null;

create table duties (
    id blob primary key,
    name text not null unique
);

create table outbox (
    id blob primary key,
    person_id blob not null references people (id),
    promise_id blob not null references promises (id),
    step text not null,
    generation integer not null,
    created_at integer not null,
    seen_at integer,
    unique (promise_id, step, generation)
) without rowid;
create index outbox_unseen on outbox (person_id, created_at) where seen_at is null;

create table accounts (
    id blob primary key,
    person_id blob not null unique references people (id),
    user_name text,
    normalized_user_name text unique,
    email text,
    normalized_email text,
    email_confirmed integer not null,
    password_hash text,
    security_stamp text,
    concurrency_stamp text,
    phone_number text,
    phone_number_confirmed integer not null,
    two_factor_enabled integer not null,
    lockout_end integer,
    lockout_enabled integer not null,
    access_failed_count integer not null
);
create index accounts_by_email on accounts (normalized_email);

create table account_claims (
    id integer primary key,
    user_id blob not null references accounts (id) on delete cascade,
    claim_type text,
    claim_value text
);
create index account_claims_of_user on account_claims (user_id);

create table account_logins (
    login_provider text not null,
    provider_key text not null,
    provider_display_name text,
    user_id blob not null references accounts (id) on delete cascade,
    primary key (login_provider, provider_key)
);
create index account_logins_of_user on account_logins (user_id);

create table account_tokens (
    user_id blob not null references accounts (id) on delete cascade,
    login_provider text not null,
    name text not null,
    value text,
    primary key (user_id, login_provider, name)
);

create table tokens (
    id blob primary key,
    name text not null,
    scope text not null,
    person_id blob references people (id),
    hash text not null unique,
    created_at integer not null,
    revoked_at integer
);

create table idempotency_keys (
    caller text not null,
    key text not null,
    request_hash text not null,
    status integer not null,
    headers text not null,
    body text not null,
    created_at integer not null,
    primary key (caller, key)
) without rowid;
create index idempotency_keys_by_age on idempotency_keys (created_at);

create table settings (name text primary key, value text not null) without rowid;

create table imports (
    id blob primary key,
    kind text not null,
    source_digest text not null,
    position integer not null,
    counts text not null,
    started_at integer not null,
    finished_at integer,
    unique (kind, source_digest)
);

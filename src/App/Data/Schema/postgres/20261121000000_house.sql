create table facts (
    id uuid primary key,
    at timestamptz not null,
    recorded_at timestamptz not null,
    by_kind text not null,
    by_id uuid,
    provenance text not null,
    subject_kind text not null,
    subject_id uuid not null,
    version integer not null,
    kind text not null,
    body text not null,
    unique (subject_kind, subject_id, version)
);

create table unsealed (fact_id uuid primary key references facts (id));

create function facts_wait_for_their_seal() returns trigger language plpgsql as
$$ begin insert into unsealed (fact_id) select id from added; return null; end $$;
create trigger facts_wait_for_their_seal after insert on facts
referencing new table as added for each statement execute function facts_wait_for_their_seal();

create table signing_keys (
    id text primary key,
    public_key text not null,
    added_at timestamptz not null
);

create table seals (
    number bigint primary key,
    first_place bigint not null unique,
    last_place bigint not null unique,
    at timestamptz not null,
    root text not null,
    previous text not null unique,
    hash text not null unique,
    key_id text not null references signing_keys (id),
    signature text not null,
    check (last_place >= first_place)
);

create table fact_places (
    place bigint primary key,
    fact_id uuid not null unique references facts (id),
    seal_number bigint not null references seals (number)
);

create function ledger_is_append_only() returns trigger language plpgsql as
$$ begin raise exception '% are not changed or removed', tg_table_name; end $$;
create trigger facts_stand before update or delete or truncate on facts
for each statement execute function ledger_is_append_only();
create trigger seals_stand before update or delete or truncate on seals
for each statement execute function ledger_is_append_only();
create trigger places_stand before update or delete or truncate on fact_places
for each statement execute function ledger_is_append_only();

create table texts (
    id uuid primary key,
    salt bytea not null,
    text text not null,
    subject_kind text not null,
    subject_id uuid not null
);
create index texts_of_subject on texts (subject_kind, subject_id);

create sequence promise_numbers start 1001;
create sequence case_numbers start 301;
create sequence customer_numbers start 101;

create table organisation (
    id uuid primary key,
    version integer not null,
    name text not null,
    zone text not null
);

create table calendars (
    id uuid primary key,
    calendar_id uuid not null,
    key text not null,
    version integer not null,
    terms text not null,
    set_at timestamptz not null,
    unique (key, version),
    unique (calendar_id, version)
);

create table areas (
    id uuid primary key,
    version integer not null,
    key text not null unique,
    name text not null,
    calendar text not null,
    parent_id uuid references areas (id),
    lead_id uuid
);

create table people (
    id uuid primary key,
    version integer not null,
    name_id uuid not null,
    name text not null,
    email_id uuid,
    email text,
    role text not null,
    area_id uuid not null references areas (id),
    active boolean not null,
    off_duty boolean not null,
    off_duty_until timestamptz,
    deputy_id uuid references people (id),
    unique (id, active)
);
alter table areas add foreign key (lead_id) references people (id) deferrable initially deferred;

create table customers (
    id uuid primary key,
    version integer not null,
    number bigint not null unique,
    name_id uuid not null,
    name text not null,
    email_id uuid,
    email text,
    phone_id uuid,
    phone text,
    zone text,
    language text,
    folded text collate "C" not null
);
create index customers_by_name on customers (folded, id);

create table cases (
    id uuid primary key,
    version integer not null,
    number bigint not null unique,
    customer_id uuid not null references customers (id),
    area_id uuid not null references areas (id),
    owner_id uuid not null,
    subject_id uuid not null,
    words_id uuid not null,
    channel text not null,
    opened_at timestamptz not null,
    closed_at timestamptz,
    owner_must_be_active boolean generated always as (case when closed_at is null then true end) stored,
    foreign key (owner_id) references people (id),
    foreign key (owner_id, owner_must_be_active) references people (id, active)
);
create index cases_of_customer on cases (customer_id, id);
create index open_cases_of_owner on cases (owner_id, id) where closed_at is null;
create index open_cases on cases (id) where closed_at is null;

create table messages (
    id uuid primary key,
    case_id uuid not null references cases (id),
    kind text not null,
    text_id uuid not null,
    channel text not null,
    said_at timestamptz not null
);
create index messages_of_case on messages (case_id, id);

create table promises (
    id uuid primary key,
    number bigint not null unique,
    version integer not null,
    recipient text not null,
    customer_id uuid references customers (id),
    colleague_id uuid references people (id),
    case_id uuid references cases (id),
    area_id uuid not null references areas (id),
    words_id uuid not null,
    kind text not null,
    channel text not null,
    from_at timestamptz,
    due timestamptz not null,
    target timestamptz,
    calendar_id uuid not null references calendars (id),
    zone text not null,
    reckoning text not null,
    replaces_id uuid references promises (id),
    made_at timestamptz not null,
    remind_at timestamptz not null,
    check_at timestamptz not null,
    escalate_first bigint not null,
    escalate_every bigint not null,
    owner_id uuid not null,
    doer_id uuid not null references people (id),
    verdict text not null,
    verdict_at timestamptz,
    made_good_at timestamptz,
    corrected text,
    owed boolean not null,
    disputed boolean not null,
    acknowledged_at timestamptz,
    reminded_at timestamptz,
    checked_at timestamptz,
    escalations integer not null,
    escalated_at timestamptz,
    next_step text,
    next_step_at timestamptz,
    generation integer not null,
    provenance text not null,
    lane uuid,
    owner_must_be_active boolean generated always as (case when owed then true end) stored,
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
    subject_id uuid not null,
    step text not null,
    generation integer not null,
    due_at timestamptz not null,
    run_at timestamptz not null,
    tries integer not null default 0,
    stuck_at timestamptz,
    problem text,
    lane uuid,
    primary key (subject_kind, subject_id, step, generation)
);
create index due_events_to_run on due_events (run_at) where lane is null and stuck_at is null;
create index due_events_of_lane on due_events (lane, run_at) where lane is not null;
create index due_events_stuck on due_events (stuck_at) where stuck_at is not null;

create table duties (
    id uuid primary key,
    name text not null unique
);

create table outbox (
    id uuid primary key,
    person_id uuid not null references people (id),
    promise_id uuid not null references promises (id),
    step text not null,
    generation integer not null,
    created_at timestamptz not null,
    seen_at timestamptz,
    unique (promise_id, step, generation)
);
create index outbox_unseen on outbox (person_id, created_at) where seen_at is null;

create table accounts (
    id uuid primary key,
    person_id uuid not null unique references people (id),
    user_name text,
    normalized_user_name text unique,
    email text,
    normalized_email text,
    email_confirmed boolean not null,
    password_hash text,
    security_stamp text,
    concurrency_stamp text,
    phone_number text,
    phone_number_confirmed boolean not null,
    two_factor_enabled boolean not null,
    lockout_end timestamptz,
    lockout_enabled boolean not null,
    access_failed_count integer not null
);
create index accounts_by_email on accounts (normalized_email);

create table account_claims (
    id integer primary key generated by default as identity,
    user_id uuid not null references accounts (id) on delete cascade,
    claim_type text,
    claim_value text
);
create index account_claims_of_user on account_claims (user_id);

create table account_logins (
    login_provider text not null,
    provider_key text not null,
    provider_display_name text,
    user_id uuid not null references accounts (id) on delete cascade,
    primary key (login_provider, provider_key)
);
create index account_logins_of_user on account_logins (user_id);

create table account_tokens (
    user_id uuid not null references accounts (id) on delete cascade,
    login_provider text not null,
    name text not null,
    value text,
    primary key (user_id, login_provider, name)
);

create table tokens (
    id uuid primary key,
    name text not null,
    scope text not null,
    person_id uuid references people (id),
    hash text not null unique,
    created_at timestamptz not null,
    revoked_at timestamptz
);

create table idempotency_keys (
    caller text not null,
    key text not null,
    request_hash text not null,
    status integer not null,
    headers text not null,
    body text not null,
    created_at timestamptz not null,
    primary key (caller, key)
);
create index idempotency_keys_by_age on idempotency_keys (created_at);

create table settings (name text primary key, value text not null);

create table imports (
    id uuid primary key,
    kind text not null,
    source_digest text not null,
    position integer not null,
    counts text not null,
    started_at timestamptz not null,
    finished_at timestamptz,
    unique (kind, source_digest)
);

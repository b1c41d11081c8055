-- The journal: every entry in order, never changed, never removed. Everything else is read out of it.
--
-- An entry's hash covers the entry and the hash before it, so that no entry can be changed, removed or moved
-- without every later hash telling. Any program can check it:
--
--   hash = SHA-256, as 64 lower-case hexadecimal digits, of these ten fields one after the other, in UTF-8:
--          the previous entry's hash (the empty text before entry 1),
--          seq, id, recorded_at, effective_on, recorded_by, meeting, action, kind, body
--
--   Each field is written as its length in bytes in decimal, a colon, its text as stored (numbers in decimal) and a
--   comma; a NULL as a hyphen and a comma. Entry 1 begins "0:,1:1,36:" and its id follows. No two entries are written
--   alike. The view `chain` gives this text, so with sqlite3 and sha256sum:
--
--     printf %s "$(sqlite3 FILE 'SELECT text FROM chain WHERE seq = 17')" | sha256sum

CREATE TABLE entry (
  seq          INTEGER PRIMARY KEY CHECK (seq >= 1),
  id           TEXT NOT NULL UNIQUE CHECK (length(id) = 36),
  -- When it was typed: 2026-11-22T09:30:00.000Z.
  recorded_at  TEXT NOT NULL CHECK (recorded_at IS strftime('%Y-%m-%dT%H:%M:%fZ', recorded_at)),
  -- The day that it speaks for: 2026-11-22.
  effective_on TEXT NOT NULL CHECK (effective_on IS date(effective_on)),
  recorded_by  TEXT NOT NULL CHECK (recorded_by <> ''),
  -- The number of the meeting at which it was recorded, if it was at one.
  meeting      INTEGER CHECK (meeting >= 1),
  -- The ref of the action that it is about, if it is about one: 2.10.
  action       TEXT CHECK (action GLOB '[1-9]*.[1-9]*' AND action NOT GLOB '*[^0-9.]*'),
  kind         TEXT NOT NULL CHECK (kind <> '' AND kind NOT GLOB '*[^a-z_]*'),
  -- What it says: a JSON object, its shape fixed by the kind.
  body         TEXT NOT NULL CHECK (json_valid(body) AND json_type(body) = 'object'),
  hash         TEXT NOT NULL CHECK (length(hash) = 64 AND hash NOT GLOB '*[^0-9a-f]*')
) STRICT;

CREATE TRIGGER entry_is_never_changed BEFORE UPDATE ON entry
BEGIN
  SELECT RAISE(ABORT, 'An entry is never changed. Record a correction as a new entry.');
END;

CREATE TRIGGER entry_is_never_removed BEFORE DELETE ON entry
BEGIN
  SELECT RAISE(ABORT, 'An entry is never removed. Withdraw it with a new entry.');
END;

-- INSERT OR REPLACE removes the row in its way, by number or by id, without asking the triggers above.
CREATE TRIGGER entry_follows_the_last BEFORE INSERT ON entry
WHEN NEW.seq IS NOT (SELECT coalesce(max(seq), 0) + 1 FROM entry)
BEGIN
  SELECT RAISE(ABORT, 'Entries are numbered from 1 without a gap, and no number is used again.');
END;

CREATE TRIGGER entry_is_never_replaced BEFORE INSERT ON entry
WHEN EXISTS (SELECT 1 FROM entry WHERE id = NEW.id)
BEGIN
  SELECT RAISE(ABORT, 'An entry is never replaced. Record a correction as a new entry.');
END;

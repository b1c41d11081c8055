-- Views over the journal, to be read with sqlite3, a spreadsheet or a reporting tool. Dates are ISO, texts as recorded.
-- What each view holds is said inside it, so that `.schema board` shows it too.

CREATE VIEW entries AS
-- The entries that hold, in order: those withdrawn are left out, and so are the withdrawals themselves once they
-- are withdrawn. The walk goes from the newest withdrawal to the oldest: one that still holds makes its entry fall.
WITH RECURSIVE
  withdrawal (step, seq, target) AS MATERIALIZED (
    SELECT row_number() OVER (ORDER BY seq DESC), seq, json_extract(body, '$.entry')
    FROM entry
    WHERE kind = 'entry_withdrawn' AND json_extract(body, '$.entry') < seq
  ),
  walk (step, fallen) AS (
    SELECT 0, ','
    UNION ALL
    SELECT withdrawal.step,
           walk.fallen || iif(instr(walk.fallen, ',' || withdrawal.seq || ','), '', withdrawal.target || ',')
    FROM walk JOIN withdrawal ON withdrawal.step = walk.step + 1
  )
SELECT seq, id, recorded_at, effective_on, recorded_by, meeting, action, kind, body
FROM entry
WHERE NOT instr((SELECT fallen FROM walk ORDER BY step DESC LIMIT 1), ',' || seq || ',')
ORDER BY seq;

CREATE VIEW chain AS
-- For each entry the text whose SHA-256 is its hash; the first migration says how the text is made.
WITH field (seq, hash, place, value) AS (
  SELECT seq, hash, 0, coalesce(lag(hash) OVER (ORDER BY seq), '') FROM entry
  UNION ALL SELECT seq, hash, 1, CAST(seq AS TEXT) FROM entry
  UNION ALL SELECT seq, hash, 2, id FROM entry
  UNION ALL SELECT seq, hash, 3, recorded_at FROM entry
  UNION ALL SELECT seq, hash, 4, effective_on FROM entry
  UNION ALL SELECT seq, hash, 5, recorded_by FROM entry
  UNION ALL SELECT seq, hash, 6, CAST(meeting AS TEXT) FROM entry
  UNION ALL SELECT seq, hash, 7, action FROM entry
  UNION ALL SELECT seq, hash, 8, kind FROM entry
  UNION ALL SELECT seq, hash, 9, body FROM entry
)
SELECT seq,
       group_concat(coalesce(length(CAST(value AS BLOB)) || ':' || value, '-') || ',', '') AS text,
       hash
FROM (SELECT * FROM field ORDER BY seq, place)
GROUP BY seq
ORDER BY seq;

CREATE VIEW progress AS
-- What the services reported, oldest first. The forecast is for the milestone beside it, known by its original date.
SELECT seq, action, effective_on AS reported_on, recorded_by AS reported_by, meeting,
       json_extract(body, '$.rating') AS rating,
       json_extract(body, '$.note') AS note,
       json_extract(body, '$.forecast.milestone') AS milestone,
       json_extract(body, '$.forecast.date') AS forecast,
       json_extract(body, '$.reason') AS reason,
       json_extract(body, '$.path') AS path_to_green,
       json_extract(body, '$.ask') AS ask
FROM entries
WHERE kind = 'progress_reported'
ORDER BY effective_on, seq;

CREATE VIEW activities AS
-- What was logged against actions, oldest first; nil is 1 for "nothing to report".
SELECT seq, action, effective_on AS done_on, recorded_by, meeting,
       json_extract(body, '$.note') AS note,
       json_extract(body, '$.place') AS place,
       kind = 'nil_returned' AS nil
FROM entries
WHERE kind IN ('activity_logged', 'nil_returned')
ORDER BY effective_on, seq;

CREATE VIEW milestones_met AS
-- Milestones done: each by its original date, and the day on which it was done.
SELECT seq, action,
       json_extract(body, '$.milestone') AS milestone,
       effective_on AS met_on, recorded_by, meeting,
       json_extract(body, '$.note') AS note
FROM entries
WHERE kind = 'milestone_met'
ORDER BY effective_on, seq;

CREATE VIEW decisions AS
-- What the group agreed, oldest first. effect says what it changed about the action (words: nothing);
-- milestone, date_from and date_to are filled where it moved a date.
SELECT seq, effective_on AS decided_on, meeting, action,
       iif(json_type(body, '$.effect') = 'object',
           (SELECT key FROM json_each(body, '$.effect')),
           coalesce(json_extract(body, '$.effect'), 'words')) AS effect,
       json_extract(body, '$.words') AS words,
       json_extract(body, '$.reason') AS reason,
       json_extract(body, '$.minute') AS minute,
       json_extract(body, '$.effect.date_moved.milestone') AS milestone,
       json_extract(body, '$.effect.date_moved.from') AS date_from,
       json_extract(body, '$.effect.date_moved.to') AS date_to,
       recorded_by
FROM entries
WHERE kind = 'decision_made'
ORDER BY effective_on, seq;

CREATE VIEW board AS
-- Every action of the plan, and those that decisions added: as it reads now, where it stands by decision (live,
-- suspended, completed, deleted), and the last report. Computed ratings are Quorum's: "quorum status --format csv".
WITH
  adopted (body) AS (
    SELECT body FROM entry WHERE kind = 'plan_adopted' ORDER BY seq DESC LIMIT 1
  ),
  action (ref, body) AS (
    SELECT json_extract(each.value, '$.ref'), each.value
    FROM adopted, json_each(adopted.body, '$.plan.actions') AS each
    UNION ALL
    SELECT action, json_extract(body, '$.effect.added')
    FROM entries
    WHERE kind = 'decision_made' AND json_type(body, '$.effect.added') = 'object'
  ),
  -- The newest decision about each action of each sort: its standing, its services, its title.
  decision (action, sort, effect, body, nth) AS (
    SELECT action, sort, effect, body,
           row_number() OVER (PARTITION BY action, sort ORDER BY effective_on DESC, seq DESC)
    FROM (
      SELECT *,
             iif(json_type(body, '$.effect') = 'object', '', json_extract(body, '$.effect')) AS effect,
             CASE
               WHEN json_type(body, '$.effect.reassigned') IS NOT NULL THEN 'services'
               WHEN json_type(body, '$.effect.reworded.title') IS NOT NULL THEN 'title'
               WHEN json_extract(body, '$.effect') IN ('suspended', 'resumed', 'completed', 'deleted') THEN 'standing'
             END AS sort
      FROM entries
      WHERE kind = 'decision_made'
    )
    WHERE sort IS NOT NULL
  ),
  report AS (
    SELECT *, row_number() OVER (PARTITION BY action ORDER BY reported_on DESC, seq DESC) AS nth FROM progress
  )
SELECT action.ref,
       (SELECT json_extract(each.value, '$.title')
        FROM adopted, json_each(adopted.body, '$.plan.objectives') AS each
        WHERE json_extract(each.value, '$.number') = CAST(action.ref AS INTEGER)) AS objective,
       coalesce(json_extract(retitled.body, '$.effect.reworded.title'), json_extract(action.body, '$.title')) AS title,
       (SELECT group_concat(each.value, '; ')
        FROM json_each(coalesce(json_extract(reassigned.body, '$.effect.reassigned.services'),
                                json_extract(action.body, '$.services'), '[]')) AS each) AS services,
       json_extract(action.body, '$.deadline') AS deadline,
       iif(coalesce(standing.effect, 'resumed') = 'resumed', 'live', standing.effect) AS standing,
       report.rating, report.reported_on, report.reported_by, report.note, report.forecast
FROM action
LEFT JOIN decision AS standing ON standing.action = action.ref AND standing.sort = 'standing' AND standing.nth = 1
LEFT JOIN decision AS reassigned
  ON reassigned.action = action.ref AND reassigned.sort = 'services' AND reassigned.nth = 1
LEFT JOIN decision AS retitled ON retitled.action = action.ref AND retitled.sort = 'title' AND retitled.nth = 1
LEFT JOIN report ON report.action = action.ref AND report.nth = 1
ORDER BY CAST(action.ref AS INTEGER), CAST(substr(action.ref, instr(action.ref, '.') + 1) AS INTEGER);

CREATE VIEW members AS
-- Who is in the delivery group now.
WITH said AS (
  SELECT json_extract(body, '$.name') AS name, json_extract(body, '$.role') AS role,
         json_extract(body, '$.organisation') AS organisation, kind, effective_on,
         row_number() OVER (PARTITION BY json_extract(body, '$.name') ORDER BY effective_on DESC, seq DESC) AS nth
  FROM entries
  WHERE kind IN ('member_added', 'member_changed', 'member_left')
)
SELECT name, role, organisation, effective_on AS since
FROM said
WHERE nth = 1 AND kind <> 'member_left'
ORDER BY name;

CREATE VIEW attendance AS
-- Who was at which meeting; the last word on each person counts.
WITH said AS (
  SELECT meeting, json_extract(body, '$.name') AS name, json_extract(body, '$.presence') AS presence,
         json_extract(body, '$.instead_of') AS instead_of,
         row_number() OVER (PARTITION BY meeting, json_extract(body, '$.name') ORDER BY seq DESC) AS nth
  FROM entries
  WHERE kind = 'attendance_recorded'
)
SELECT meeting, name, presence, instead_of
FROM said
WHERE nth = 1
ORDER BY meeting, name;

CREATE VIEW meetings AS
-- The meetings: the period's last day, when it was closed and when its minutes were agreed. quorum is how many had to
-- be there, present how many members and substitutes were.
SELECT opened.meeting, opened.effective_on AS held_on,
       json_extract(opened.body, '$.position_as_at') AS position_as_at,
       json_extract(opened.body, '$.place') AS place,
       json_extract(opened.body, '$.chair') AS chair,
       json_extract(opened.body, '$.quorum') AS quorum,
       (SELECT count(*) FROM attendance
        WHERE attendance.meeting = opened.meeting AND presence IN ('present', 'substitute')) AS present,
       closed.effective_on AS closed_on,
       agreed.effective_on AS minutes_agreed_on,
       json_extract(agreed.body, '$.corrections') AS corrections
FROM entries AS opened
LEFT JOIN entries AS closed ON closed.kind = 'meeting_closed' AND closed.meeting = opened.meeting
LEFT JOIN entries AS agreed
  ON agreed.kind = 'minutes_agreed' AND json_extract(agreed.body, '$.of_meeting') = opened.meeting
WHERE opened.kind = 'meeting_opened'
ORDER BY opened.seq;

CREATE VIEW followups AS
-- What people agreed to do, and whether they did: done is 1 or 0.
SELECT agreed.seq AS follow_up, agreed.effective_on AS agreed_on, agreed.meeting, agreed.action,
       json_extract(agreed.body, '$.what') AS what,
       json_extract(agreed.body, '$.who') AS who,
       json_extract(agreed.body, '$.by') AS due,
       finished.seq IS NOT NULL AS done,
       finished.effective_on AS done_on,
       json_extract(finished.body, '$.note') AS how
FROM entries AS agreed
LEFT JOIN entries AS finished ON finished.seq = (
  SELECT min(seq) FROM entries
  WHERE kind = 'follow_up_done' AND json_extract(body, '$.follow_up') = agreed.seq
)
WHERE agreed.kind = 'follow_up_agreed'
ORDER BY agreed.seq;

CREATE VIEW measures AS
-- Every measure of the plan, and those added since, with what was measured: shares in per cent, answers is how many
-- were asked and answered. A measure that was never taken has one row without a value.
WITH
  measure (name, source, question) AS (
    SELECT json_extract(each.value, '$.name'), json_extract(each.value, '$.source'),
           json_extract(each.value, '$.question')
    FROM entry, json_each(entry.body, '$.plan.measures') AS each
    WHERE entry.kind = 'plan_adopted'
    UNION ALL
    SELECT json_extract(body, '$.name'), json_extract(body, '$.source'), json_extract(body, '$.question')
    FROM entries
    WHERE kind = 'measure_defined'
  ),
  taken AS (
    SELECT json_extract(body, '$.measure') AS measure, json_extract(body, '$.year') AS year,
           json_extract(body, '$.value') AS value, json_extract(body, '$.answers') AS answers,
           json_extract(body, '$.mode') AS mode, effective_on AS taken_on
    FROM entries
    WHERE kind = 'measure_taken'
  )
SELECT measure.name, measure.source, measure.question,
       taken.year, taken.value, taken.answers, taken.mode, taken.taken_on
FROM measure LEFT JOIN taken ON taken.measure = measure.name
UNION ALL
SELECT measure, NULL, NULL, year, value, answers, mode, taken_on
FROM taken
WHERE measure NOT IN (SELECT name FROM measure)
ORDER BY 1, 4;

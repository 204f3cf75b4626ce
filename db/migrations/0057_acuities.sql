-- 0057_acuities.sql                                            owner: prescriptions
-- Why    Acuity as charts say it: letters beside a line (6/9−2), a line read in part (0.8p), sight below the charts (CF 1 m). Each is one
--        whole number beyond every line, as modules/prescriptions/domain/acuity/acuity-value.ts tells; a line read whole is what it was.
-- Locks  prescription_eyes: two checks are exchanged for wider ones and looked through once, a second or so at 600,000 eyes.
-- Fill   none.
-- Undo   put `between 0 and 3000` back once no eye has more.

alter table prescription_eyes
  drop constraint prescription_eyes_acuity_without_check,
  drop constraint prescription_eyes_acuity_with_check,
  add constraint prescription_eyes_acuity_without_check check (acuity_without between 0 and 3000
    or (acuity_without between 10001 and 193000 and acuity_without % 10000 between 1 and 3000)
    or acuity_without in (1000000, 1010000, 1020000, 1030000)
    or (acuity_without between 1000001 and 1011020 and (acuity_without % 10000 between 1 and 600 or acuity_without % 10000 between 1001 and 1020))),
  add constraint prescription_eyes_acuity_with_check check (acuity_with between 0 and 3000
    or (acuity_with between 10001 and 193000 and acuity_with % 10000 between 1 and 3000)
    or acuity_with in (1000000, 1010000, 1020000, 1030000)
    or (acuity_with between 1000001 and 1011020 and (acuity_with % 10000 between 1 and 600 or acuity_with % 10000 between 1001 and 1020)));

-- 0049_frame_traces.sql                                          owner: labs
-- Why    A traced frame tells exactly whether the lens can be cut, and the lab gets the shape with the order. Kept is the shape, not the
--        file: files of tracers and labs carry names of wearers and whole prescriptions.
-- Locks  none beyond the new table.
-- Fill   none.
-- Undo   drop the table.

create table frame_traces (
  organization_id uuid not null,
  order_id uuid not null,
  -- {"right": shape or null, "left": shape or null}: radii in hundredths of a millimetre, angles in hundredths of a degree.
  shapes jsonb not null constraint frame_traces_of_an_eye check (jsonb_typeof(shapes -> 'right') = 'object' or jsonb_typeof(shapes -> 'left') = 'object'),
  -- Distance between lenses, hundredths of a millimetre.
  bridge int check (bridge between 1 and 10000),
  frame_maker text check (length(frame_maker) between 1 and 100),
  frame_name text check (length(frame_name) between 1 and 100),
  kept_at timestamptz not null,
  kept_by uuid not null,
  version int not null default 1,
  primary key (organization_id, order_id),
  foreign key (organization_id, order_id) references orders (organization_id, id)
);
comment on table frame_traces is 'owner: labs. The shape of the frame of an order; no personal data; retention: as the order.';
call app.tenant_table('frame_traces', 'select, insert, update, delete');

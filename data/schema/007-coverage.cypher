// What each region has at each stage, counted when the facts are written; derived, so neither exported nor backed up.
CREATE CONSTRAINT coverage_id IF NOT EXISTS FOR (n:Coverage) REQUIRE n.id IS UNIQUE;
CREATE INDEX coverage_stage IF NOT EXISTS FOR (n:Coverage) ON (n.stage);

// Supplies are counted by what is supplied.
CREATE INDEX supplies_stage IF NOT EXISTS FOR ()-[r:SUPPLIES]-() ON (r.stageId);

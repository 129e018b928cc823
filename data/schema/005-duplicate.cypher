// One firm under two names: what was merged into what, and what the user decided of two that look alike.
CREATE CONSTRAINT merge_id IF NOT EXISTS FOR (n:Merge) REQUIRE n.id IS UNIQUE;
CREATE INDEX merge_from IF NOT EXISTS FOR (n:Merge) ON (n.fromId);
CREATE CONSTRAINT decision_id IF NOT EXISTS FOR (n:Decision) REQUIRE n.id IS UNIQUE;

// Names without legal form, brackets and spaces, by which firms that may be the same are found.
CREATE INDEX organisation_stem IF NOT EXISTS FOR (n:Organisation) ON (n.stem);

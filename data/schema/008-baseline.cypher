// Findings of a chain in a region, kept under a name; and the changes since a data version, found without a scan.
CREATE CONSTRAINT baseline_id IF NOT EXISTS FOR (n:Baseline) REQUIRE n.id IS UNIQUE;
CREATE INDEX change_data_version IF NOT EXISTS FOR (n:Change) ON (n.dataVersion);

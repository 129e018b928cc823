// What was changed, by whom, from what to what; (change)-[:OF]->(what it concerns).
CREATE CONSTRAINT change_id IF NOT EXISTS FOR (n:Change) REQUIRE n.id IS UNIQUE;
CREATE INDEX change_cause IF NOT EXISTS FOR (n:Change) ON (n.causeId);
CREATE INDEX change_element IF NOT EXISTS FOR (n:Change) ON (n.key);

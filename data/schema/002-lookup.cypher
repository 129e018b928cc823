// How organisations, carriers and projects are found when a table names them other than by id.
CREATE INDEX organisation_name_key IF NOT EXISTS FOR (n:Organisation) ON (n.nameKey);
CREATE INDEX organisation_credit_code IF NOT EXISTS FOR (n:Organisation) ON (n.creditCode);
CREATE INDEX organisation_stock_code IF NOT EXISTS FOR (n:Organisation) ON (n.stockCode);
CREATE INDEX carrier_name_key IF NOT EXISTS FOR (n:Carrier) ON (n.nameKey);
CREATE INDEX project_name_key IF NOT EXISTS FOR (n:Project) ON (n.nameKey);

// Lists ordered by name, and firms counted by group.
CREATE INDEX firm_name IF NOT EXISTS FOR (n:Firm) ON (n.name);
CREATE INDEX firm_group IF NOT EXISTS FOR (n:Firm) ON (n.groupId);
CREATE INDEX university_name IF NOT EXISTS FOR (n:University) ON (n.name);

// How the columns of a free-form sheet were read, found again by its headers.
CREATE CONSTRAINT template_id IF NOT EXISTS FOR (n:Template) REQUIRE n.id IS UNIQUE;

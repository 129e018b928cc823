// Chinese names by bigrams; `simplified` holds the simplified form of names given in traditional characters.
CREATE FULLTEXT INDEX search IF NOT EXISTS
FOR (n:Chain|Stage|Region|Organisation|Carrier|Project|Source)
ON EACH [n.name, n.title, n.shortName, n.aliases, n.formerNames, n.simplified, n.keywords, n.nameEn, n.creditCode, n.stockCode]
OPTIONS {indexConfig: {`fulltext.analyzer`: 'cjk'}};

// What is typed in Latin letters: pinyin, initials, English names, codes.
CREATE FULLTEXT INDEX searchLatin IF NOT EXISTS
FOR (n:Chain|Stage|Region|Organisation|Carrier|Project|Source)
ON EACH [n.pinyin, n.initials, n.nameEn, n.creditCode, n.stockCode]
OPTIONS {indexConfig: {`fulltext.analyzer`: 'standard'}};

-- Every column says whether it is about a person: what is forgotten here is forgotten by erasure. (Partitions have their parent's.)
SELECT c.relation AS table_name, c.name AS column_name
FROM baton.classified_columns() c
WHERE c.is_personal IS NULL

/*
START -> a()
a() -> a().b(c)  -throw-> THROW
a().b(c) -> a().b(c).d  -throw-> THROW
a().b(c).d -> RETURN
*/
a().b(c).d;

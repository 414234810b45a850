/*
START -> a, b()
a, b() -> c.d(e)  -throw-> THROW
c.d(e) -> a(b(), c.d(e))  -throw-> THROW
a(b(), c.d(e)) -> RETURN  -throw-> THROW
*/
a(b(), c.d(e));

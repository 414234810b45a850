/*
START -> a.b, c()
a.b, c() -> d()  -throw-> THROW
d() -> a.b[c()] = d()  -throw-> THROW
a.b[c()] = d() -> RETURN
*/
a.b[c()] = d();

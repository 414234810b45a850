/*
START -> a.b, c()
a.b, c() -> a.b += c()  -throw-> THROW
a.b += c() -> RETURN
*/
a.b += c();

/*
START -> a
a -true-> b()  -false-> a && b()
b() -> a && b()  -throw-> THROW
a && b() -> RETURN
*/
a && b();

/*
START -> a()
a() -> x = (a(), b)  -throw-> THROW
x = (a(), b) -> RETURN
*/
x = (a(), b);

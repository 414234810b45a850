/*
START -> f
f -present-> a()  -absent-> f?.(a())#2
a() -> f?.(a())  -throw-> THROW
f?.(a()) -> f?.(a())#2  -throw-> THROW
f?.(a())#2 -> RETURN
*/
f?.(a());

/*
START -> x
x -true-> y  -false-> a()
a() -> x ||= a()  -throw-> THROW
x ||= a() -> y
y -present-> z  -absent-> y ??= b
y ??= b -> z
z -true-> z &&= c  -false-> RETURN
z &&= c -> RETURN
*/
x ||= a();
y ??= b;
z &&= c;

/*
START -> a
a -true-> new E()  -false-> x = 1
new E() -> throw new E()  -throw-> THROW
throw new E() -throw-> THROW
x = 1 -> RETURN
*/
if (a) throw new E();
x = 1;

/*
Spreading into an object iterates nothing.

START -> ...a, b()
...a, b() -> x = { ...a, [b()]: c, d() {} }  -throw-> THROW
x = { ...a, [b()]: c, d() {} } -> RETURN
*/
x = { ...a, [b()]: c, d() {} };

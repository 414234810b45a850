/*
START -> o.p
o.p -present-> RETURN  -absent-> make()
make() -> o.p ??= make()  -throw-> THROW
o.p ??= make() -> RETURN
*/
o.p ??= make();

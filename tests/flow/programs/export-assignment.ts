/*
START -> f()
f() -> RETURN  -throw-> THROW
*/
export = f();

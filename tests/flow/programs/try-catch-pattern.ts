/*
START -> a()
a() -> RETURN  -throw-> catch ({ code = b() })
catch ({ code = b() }) -> b()  -> x = code
b() -> x = code  -throw-> THROW
x = code -> RETURN
*/
try {
  a();
} catch ({ code = b() }) {
  x = code;
}

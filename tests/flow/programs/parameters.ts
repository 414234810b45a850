/*
START -> b()  -> {}  -> return c
b() -> {}  -> return c  -throw-> THROW
{} -> return c
return c -> RETURN
*/
function subject(a = b(), { c = 1 } = {}, ...rest) {
  return c;
}

// Guards against: lists of a function that runs once, filled by helpers that it calls and that are done when they come back.
interface Problem {
  readonly file: string;
  readonly text: string;
}

function inspect(file: string, text: string, problems: Problem[]): void {
  for (const line of text.split('\n')) {
    if (line.includes('TODO')) {
      problems.push({ file, text: line });
    }
  }
}

async function main(read: (file: string) => Promise<string>, files: readonly string[]): Promise<void> {
  const problems: Problem[] = [];
  const versions: Problem[] = [];
  const compare = (file: string, dependencies: Readonly<Record<string, string>>): void => {
    for (const name of Object.keys(dependencies)) {
      versions.push({ file, text: name });
    }
  };
  for (const file of files) {
    const text = await read(file);
    inspect(file, text, problems);
    compare(file, { [file]: text });
  }
  console.table(problems);
  console.table(versions);
}

void main(async (file) => file, ['a', 'b']);

/** The heads of a table's columns; figures stand at the right. */
export function ColumnHeads({ names, figures = false }: { names: readonly string[]; figures?: boolean }) {
  return (
    <>
      {names.map((name) => (
        <th key={name} scope="col" class={figures ? "figure-column" : undefined}>
          {name}
        </th>
      ))}
    </>
  );
}

/** A sentence with places in braces and what to put there → the sentence. A place that nothing fills is a mistake of ours. */
export const fill = (template: string, parts: Readonly<Record<string, string>>): string =>
  template.replace(/\{(\w+)\}/g, (_, name: string) => {
    const part = parts[name];
    if (part === undefined) throw new Error(`nothing fills {${name}} in \`${template}\``);
    return part;
  });

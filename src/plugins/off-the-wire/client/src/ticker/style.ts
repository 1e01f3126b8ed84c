/**
 * The look of the ticker. Its colours follow the page's `color-scheme`; a page sets others by the custom properties, and
 * reaches everything else by `::part()`; a browser that does not know `light-dark()` shows it in the page's own colours.
 * The height is the same whatever is in it, and whether it moves or stands.
 */
export const style = `
:host {
  display: block;
}
* {
  box-sizing: border-box;
}
:host([hidden]),
[hidden] {
  display: none !important;
}
section {
  --_background: var(--otw-background, light-dark(#f6f3ee, #1c1f24));
  --_color: var(--otw-color, light-dark(#17191d, #e9e6e0));
  --_quiet: var(--otw-quiet, light-dark(#5b6068, #a5aab2));
  --_line: var(--otw-line, light-dark(#dcd8d1, #363a41));
  --_accent: var(--otw-accent, light-dark(#a4161a, #ff9088));
  --_on-accent: var(--otw-on-accent, light-dark(#fff, #1b0a09));
  flex: 1;
  display: flex;
  min-width: 0;
  height: var(--otw-height, 2.75rem);
  line-height: calc(var(--otw-height, 2.75rem) - 2px);
  border-block: 1px solid var(--_line);
  background: var(--_background);
  color: var(--_color);
}
p {
  flex: none;
  margin: 0;
  padding-inline: 0.75rem;
  background: var(--_accent);
  color: var(--_on-accent);
  font-weight: 700;
}
.view {
  flex: 1;
  min-width: 0;
  overflow: auto hidden;
  scrollbar-width: thin;
  scrollbar-color: var(--_quiet) transparent;
}
.moving {
  overflow: hidden;
}
.track,
ul {
  display: flex;
  width: max-content;
}
ul {
  flex: none;
  margin: 0;
  padding: 0;
  list-style: none;
}
li {
  flex: none;
  padding-inline: 0.75rem;
  white-space: nowrap;
}
li::after {
  content: "•" / "";
  margin-inline: 1.5rem -0.5rem;
  color: var(--_quiet);
}
a {
  color: inherit;
  text-decoration: none;
}
a:hover {
  text-decoration: underline;
}
:focus-visible {
  outline: 3px solid var(--_accent);
  outline-offset: -4px;
}
.kicker {
  color: var(--_accent);
  font-weight: 600;
}
.mark {
  padding: 0.1em 0.4em;
  border: 1px solid;
  border-radius: 0.2em;
  color: var(--_quiet);
  font-size: 0.75rem;
  font-style: normal;
  font-weight: 700;
  letter-spacing: 0.02em;
  line-height: 1;
  text-transform: uppercase;
}
.urgent {
  border-color: var(--_accent);
  background: var(--_accent);
  color: var(--_on-accent);
}
button {
  flex: none;
  width: 2.75rem;
  padding: 0;
  border: 0;
  background: none;
  color: inherit;
  font: inherit;
  cursor: pointer;
}
.still {
  visibility: hidden;
}
svg {
  width: 1rem;
  height: 1rem;
  vertical-align: -0.15rem;
  fill: currentcolor;
}
.said {
  position: absolute;
  width: 1px;
  height: 1px;
  overflow: hidden;
  clip-path: inset(50%);
  white-space: nowrap;
}
@media (forced-colors: active) {
  p,
  .mark {
    border: 1px solid;
  }
}
@media print {
  button {
    display: none;
  }
}
`;

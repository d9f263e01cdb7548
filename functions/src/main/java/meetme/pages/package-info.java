/**
 * Renders pages: the static ones ahead of time, from host.json, and the one page that is rendered while
 * somebody waits.
 *
 * <pre>
 * host.json ───────┐
 * ask/index.jte …  ┼─SiteBuilder──▶ output folder: index.html, asked.html, status.html … with the files beside them;
 * page.properties ─┘                scripts and styles in their pages' folders under v/HASH/
 * a form that was refused ──FormPage──▶ index.html once more, with what was typed and what is wrong with it
 * </pre>
 */
@NullMarked
package meetme.pages;

import org.jspecify.annotations.NullMarked;

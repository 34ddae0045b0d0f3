package org.anlage.engine.definition;

import java.util.Optional;

/**
 * Which source loads the data.
 *
 * @param component the source; empty for "auto": whichever recognises the path, or the synthetic
 *     cortex where there is no path
 */
public record SourceChoice(Optional<ConfiguredExtension> component) {}

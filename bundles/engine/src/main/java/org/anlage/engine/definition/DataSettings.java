package org.anlage.engine.definition;

import java.util.Optional;
import org.anlage.api.component.Parameter;

/** Where data comes from. */
public record DataSettings(
    @Parameter(
            text =
                "Source: a name, an object with parameters, or \"auto\": whichever source recognises"
                    + " the path; the synthetic cortex where there is no path",
            value = "\"auto\"")
        SourceChoice source,
    @Parameter(text = "File or folder to load, relative to this file") Optional<String> path) {}

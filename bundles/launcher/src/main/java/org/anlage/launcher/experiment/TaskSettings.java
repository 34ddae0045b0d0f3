package org.anlage.launcher.experiment;

import org.anlage.engine.definition.ConfiguredExtension;
import org.anlage.engine.definition.Dataset;

/**
 * A task of an experiment.
 *
 * @param task the task
 * @param label its name in results
 * @param dataset where its trials come from
 */
public record TaskSettings(ConfiguredExtension task, String label, Dataset dataset) {}

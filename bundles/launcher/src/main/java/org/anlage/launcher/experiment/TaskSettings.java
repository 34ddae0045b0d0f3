package org.anlage.launcher.experiment;

/**
 * A task of an experiment.
 *
 * @param task the task
 * @param label its name in results
 * @param dataset where its trials come from
 */
public record TaskSettings(Component task, String label, Dataset dataset) {}

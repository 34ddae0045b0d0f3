package org.anlage.task.families;

import org.anlage.api.task.Task;

/**
 * A task with its name in experiment files.
 *
 * @param name name
 * @param text what it is, one sentence
 * @param source where it is published
 * @param task the task
 */
record NamedTask(String name, String text, String source, Task<?> task) {}

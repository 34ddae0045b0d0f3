package org.anlage.api.training;

import org.anlage.api.regularization.Penalty;

/**
 * A penalty and its name in histories and budgets.
 *
 * @param name the regularizer's name
 * @param penalty the penalty
 */
public record NamedPenalty(String name, Penalty penalty) {}

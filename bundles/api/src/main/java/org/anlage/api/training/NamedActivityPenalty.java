package org.anlage.api.training;

import org.anlage.api.regularization.ActivityPenalty;

/**
 * An activity penalty and its name in histories and budgets.
 *
 * @param name the regularizer's name
 * @param penalty the penalty
 */
public record NamedActivityPenalty(String name, ActivityPenalty penalty) {}

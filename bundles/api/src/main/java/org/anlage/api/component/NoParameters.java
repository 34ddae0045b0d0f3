package org.anlage.api.component;

/** For extensions without parameters. */
public record NoParameters() {}

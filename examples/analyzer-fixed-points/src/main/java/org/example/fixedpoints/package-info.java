/**
 * Fixed and slow points of trained networks. What both versions of the analyzer share is here;
 * packages {@code one} and {@code two} hold the analyzer of version 1 and of version 2.
 */
package org.example.fixedpoints;

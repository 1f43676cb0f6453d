/// Tells from the journal which tier would have sufficed: labelling functions vote on every step of
/// a session, a generative model weighs them by how they agree, and each decision gets an interval
/// label with its weight and its lineage.
///
/// The model is that of Dawid and Skene (1979), as used for programmatic labels by Ratner et al.
/// (2016): with families of functions `f` as raters that are missing at random, and what they say
/// (cue `c`, one function with one verdict) as responses,
///
/// ```
/// logit P(sufficed | votes) = logit pi + sum over speaking families of s * log(theta[f][1][c] / theta[f][0][c])
/// ```
///
/// where `s` is the share of credit. See `decisions/0012-label-model.md`. Knows no file, no
/// training and no clock.
@NullMarked
package dev.pointsman.label;

import org.jspecify.annotations.NullMarked;

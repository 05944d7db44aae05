/**
 * Two searches that ask the rules' own constraints one by one: for the least change that makes a verdict concordant, and for
 * what has to be known to prove one. For the library alone.
 *
 * <h2>The least change ({@code ChangeSearch})</h2>
 *
 * <ol>
 *   <li><b>Goal.</b> A verdict is concordant when one rule that says met and one that says observed match, and none takes the
 *       subject out. Every pair of such rules is a goal.
 *   <li><b>State.</b> How far a goal is satisfied: the facts as they would be ({@code HypotheticalFacts}), the changes that
 *       make them so, and the step of the rule that comes next ({@code State}). At the start nothing is changed.
 *   <li><b>Order.</b> The state whose changes cost least goes first ({@code Effort}: what a partner can change, and how hard
 *       it is); of several, the one whose values lie nearest to what there is, then the one furthest along.
 *   <li><b>Ways on.</b> A step is satisfied by
 *       <ul>
 *         <li>a fact as it is;
 *         <li>a fact with some components changed ({@code RepairSearch}), to values at the boundary of the constraints that
 *             failed ({@code Candidates}) or, where a constraint reads what is computed from a component, to the nearest at
 *             which it turns ({@code BoundarySearch});
 *         <li>a new fact ({@code Addition}), its other components filled with stand-ins that are named as such;
 *         <li>where it asks for what is derived, the facts this is counted from, changed until they suffice ({@code
 *             DerivedFactSearch});
 *         <li>where it asks that there be no such fact, those there are changed until none is one ({@code RepairSearch}).
 *       </ul>
 *       Where nobody can change what it asks, that is noted ({@code SearchContext}).
 *   <li><b>End.</b> When the goal is satisfied, what may take the subject out has to be known not to; then the rules are
 *       walked over the changed facts, and what they call concordant is confirmed by assessing the whole partner anew. The
 *       first that is confirmed is the least change.
 *   <li><b>Bounds.</b> 5,000 states, 60 confirmations, 8 changes. Where a bound ended it, it does not say that there is none.
 * </ol>
 *
 * <p>{@code Proposals} asks for the changes of many verdicts on the same facts, unconfirmed, for plans that confirm by
 * themselves.
 *
 * <h2>What has to be known ({@code EvidenceSearch})</h2>
 *
 * <ol>
 *   <li>Of each rule that speaks possibly, what its constraints do not know; of a rule that says unproven, what it reads and
 *       is not on record; where nothing is observed, the fact an observing rule got stuck without.
 *   <li>Where that is computed, the components it is computed from and that make a difference ({@code Sources}).
 *   <li>What each answer decides, by trying them: every choice, and of a number or a day those around the values that rules
 *       compare with ({@code Decisions}).
 * </ol>
 */
@NullMarked
package care.concordance.internal.explain.search;

import org.jspecify.annotations.NullMarked;

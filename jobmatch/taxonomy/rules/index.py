"""Finds labels that look like a text: TF-IDF on character n-grams for candidates, rapidfuzz to order them.

Pure: the same concepts give the same answers, in whatever order a database hands them over.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer

from jobmatch.taxonomy.rules.concepts import Concept, Match
from jobmatch.taxonomy.rules.groups import group_vectors
from jobmatch.taxonomy.rules.spelling import rounded, same_words, typed_like
from jobmatch.taxonomy.rules.wording import fold

GRAMS = (2, 5)
CANDIDATE_LABELS = 150
CHUNK = 64
DECIMALS = 4
# Below this, what someone typed and a label only share some letters.
LEAST_EVIDENCE = 0.45


class LabelIndex:
    """All labels as sparse vectors. Concepts are kept in the order of label and id: that breaks ties."""

    def __init__(
        self, concepts: Iterable[Concept], group_labels: Mapping[str, Sequence[str]] | None = None
    ) -> None:
        self.concepts = sorted(concepts, key=lambda concept: (fold(concept.label), concept.id))
        self.texts: list[str] = []
        self._labels: list[str] = []
        owners: list[int] = []
        for number, concept in enumerate(self.concepts):
            for text, label in _folded(concept).items():
                self.texts.append(text)
                self._labels.append(label)
                owners.append(number)
        self._owner = np.array(owners, dtype=np.int64)
        self._starts = np.flatnonzero(np.diff(self._owner, prepend=-1))
        self._vectorizer = TfidfVectorizer(
            analyzer="char_wb", ngram_range=GRAMS, sublinear_tf=True, lowercase=False, dtype=np.float32
        )
        if self.texts:
            self._learn(group_labels)

    def _learn(self, group_labels: Mapping[str, Sequence[str]] | None) -> None:
        rows = self._vectorizer.fit_transform(self.texts)
        self._by_gram = rows.T.tocsr()
        if group_labels is None:
            return
        codes, self._group = np.unique([concept.isco for concept in self.concepts], return_inverse=True)
        named = [" ".join(fold(label) for label in group_labels.get(code, ())) for code in codes]
        vectors = group_vectors(rows, self._owner, self._group, self._vectorizer.transform(named))
        self._groups_by_gram = vectors.T.tocsr()

    def search(self, text: str, limit: int) -> list[Match]:
        """The concepts whose labels are most like what someone types, best first, each once."""
        folded = fold(text)
        if not folded or not self.texts:
            return []
        found = self._vectorizer.transform([folded]) @ self._by_gram
        best: dict[int, Match] = {}
        for cosine, number in _strongest(found.data, found.indices):
            match = self._typed_match(folded, cosine, number)
            owner = int(self._owner[number])
            if owner not in best or match.evidence > best[owner].evidence:
                best[owner] = match
        order = sorted(best, key=lambda owner: (-best[owner].evidence, best[owner].by_other_name, owner))
        return [best[owner] for owner in order[:limit] if best[owner].evidence >= LEAST_EVIDENCE]

    def _typed_match(self, folded: str, cosine: float, number: int) -> Match:
        spelling = typed_like(folded, self.texts[number])
        concept = self.concepts[self._owner[number]]
        return Match(concept, self._labels[number], cosine, spelling, rounded((cosine + spelling) / 2))

    def suggest(self, texts: Sequence[str]) -> Iterator[Match | None]:
        """The occupation that each folded text names best, weighed with its whole ISCO group.

        Only for an index that was given group labels.
        """
        for start in range(0, len(texts), CHUNK):
            chunk = texts[start : start + CHUNK]
            yield from self._suggest_chunk(chunk) if self.texts else (None for _ in chunk)

    def _suggest_chunk(self, texts: Sequence[str]) -> Iterator[Match | None]:
        queries = self._vectorizer.transform(texts)
        cosines = (queries @ self._by_gram).toarray()
        groups = (queries @ self._groups_by_gram).toarray()[:, self._group]
        owners = np.maximum.reduceat(cosines, self._starts, axis=1)
        evidence = np.round((owners + groups).astype(np.float64), DECIMALS)
        for row, text in enumerate(texts):
            yield self._best(text, evidence[row], np.round(cosines[row].astype(np.float64), DECIMALS))

    def _best(self, text: str, evidence: np.ndarray, cosines: np.ndarray) -> Match | None:
        owner = int(np.argmax(evidence))  # the first of equals: by label, then id
        if evidence[owner] <= 0:
            return None
        start, stop = np.searchsorted(self._owner, [owner, owner + 1])
        number = int(start + np.argmax(cosines[start:stop]))
        others = evidence[self._group != self._group[owner]]
        return Match(
            concept=self.concepts[owner],
            label=self._labels[number],
            cosine=float(cosines[number]),
            spelling=same_words(text, self.texts[number]),
            evidence=float(evidence[owner]),
            rival=float(others.max(initial=0.0)),
        )


def _folded(concept: Concept) -> dict[str, str]:
    """Folded text → label as written: each text once, the preferred labels first, never none."""
    texts: dict[str, str] = {}
    for label in (concept.label, *concept.names, *concept.others):
        texts.setdefault(fold(label), label)
    texts.pop("", None)
    return texts or {str(concept.id): concept.label}


def _strongest(values: np.ndarray, places: np.ndarray) -> list[tuple[float, int]]:
    """The highest values with their places; equals by place."""
    values = np.round(values.astype(np.float64), DECIMALS)
    if len(values) > CANDIDATE_LABELS:
        kept = values >= np.partition(values, -CANDIDATE_LABELS)[-CANDIDATE_LABELS]
        values, places = values[kept], places[kept]
    order = np.lexsort((places, -values))[:CANDIDATE_LABELS]
    return [(float(values[at]), int(places[at])) for at in order]

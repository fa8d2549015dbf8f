#!/usr/bin/env python3
"""Writes tests/data/datasets/*.txt: scikit-learn's circles, moons and blobs as float32."""
import pathlib

import numpy
from sklearn.datasets import make_blobs, make_circles, make_moons

from versions import made_by

FOLDER = pathlib.Path(__file__).parent.parent / "data" / "datasets"


def cases():
    """What makes the set (name, samples, seed, noise, factor or centres), and the set itself."""
    for seed in [0, 1, 2, 3, 42, 4294967295]:
        yield f"circles 60 {seed} 0.1 0.5", make_circles(60, noise=0.1, factor=0.5, random_state=seed)
        yield f"circles 31 {seed} 0 0.8", make_circles(31, noise=0.0, factor=0.8, random_state=seed)
        yield f"moons 60 {seed} 0.1 0", make_moons(60, noise=0.1, random_state=seed)
        yield f"moons 31 {seed} 0.25 0", make_moons(31, noise=0.25, random_state=seed)
        for centers in [2, 3, 4, 5]:
            made = make_blobs(43, centers=centers, cluster_std=1.5, random_state=seed)
            yield f"blobs 43 {seed} 1.5 {centers}", made
    yield "circles 1000 0 0.1 0.5", make_circles(1000, noise=0.1, factor=0.5, random_state=0)


def main():
    FOLDER.mkdir(parents=True, exist_ok=True)
    with open(FOLDER / "scikit-learn.txt", "w") as file:
        file.write(made_by("sklearn", "numpy"))
        for what, (points, labels) in cases():
            file.write(what + "\n")
            for (x, y), label in zip(points.astype(numpy.float32).tolist(), labels):
                file.write("%.9g %.9g %d\n" % (x, y, label))


if __name__ == "__main__":
    main()

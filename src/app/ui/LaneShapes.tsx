import type { LaneShape } from '#report/list/lane-shapes';

const CROSS = 3.5;

const crossPath = (x: number, y: number): string =>
  `M${x - CROSS} ${y - CROSS}l7 7M${x + CROSS} ${y - CROSS}l-7 7`;

const draw = (shape: LaneShape, index: number) => {
  switch (shape.kind) {
    case 'bar':
      return (
        <rect
          key={index}
          x={shape.x}
          y={shape.y}
          width={shape.width}
          height={shape.height}
          fill={`var(--${shape.fill})`}
        />
      );
    case 'outline':
      return (
        <rect
          key={index}
          x={shape.x}
          y={shape.y}
          width={shape.width}
          height={shape.height}
          fill="none"
          stroke={`var(--${shape.stroke})`}
          strokeWidth={shape.thickness}
        />
      );
    case 'dashes':
      return (
        <path
          key={index}
          d={`M${shape.x} ${shape.y}h${shape.width}`}
          stroke="var(--none)"
          strokeDasharray="2 3"
        />
      );
    case 'cross':
      return (
        <g key={index} fill="none">
          <path d={crossPath(shape.x, shape.y)} stroke="var(--surface)" strokeWidth="5" />
          <path d={crossPath(shape.x, shape.y)} stroke="var(--fail)" strokeWidth="2.2" />
        </g>
      );
  }
};

/** The product's one drawing, inside of an SVG: above the line what a person sent, below it what they heard. */
export const LaneShapes = ({ shapes }: { readonly shapes: readonly LaneShape[] }) => shapes.map(draw);
